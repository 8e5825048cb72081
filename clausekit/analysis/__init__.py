"""Contract in, exit map out. Every fact family stands in a module of its own; `analyse` runs them once."""
