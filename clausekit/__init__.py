"""A contract clause library, an agreement builder and an exit-route auditor."""

__version__ = "0.1.0"
