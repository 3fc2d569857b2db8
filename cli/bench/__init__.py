"""`holdfast bench`: how fast the real thing is, beside pgbench's own transaction on one server.

A part is a module with a function `measure(bench)`, which answers its figures as JSON, and a
function `tables(figures)`, which shows them; `command` lists the parts.
"""
