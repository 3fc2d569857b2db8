"""The worker: claims messages, calls one SQL function for each, and sends the mail."""
