"""The parts of a Word file, each made by one module from an agreement."""
