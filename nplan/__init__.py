"""nplan: from dialogue with companies to a business programme."""

__version__ = "0.1.0"
