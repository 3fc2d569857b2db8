"""`holdfast slot-fill`: a whole evening through the booking flow, to find its slowest hop."""
