"""`holdfast stress`: many guests at the same moment, over HTTP, on one machine."""
