"""One module per format behind one table: a file in, a `Document` out."""
