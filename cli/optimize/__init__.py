"""Re-packing a day: what the optimiser proposes, as a table and as a picture."""
