"""`holdfast book`: an appointment on somebody's behalf."""
