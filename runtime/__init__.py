"""What every Holdfast process shares: settings, logs, database connections, the error table."""
