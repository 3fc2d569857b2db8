"""The HTTP shim: JSON in, one SQL function, JSON out. Every rule lives in the database."""
