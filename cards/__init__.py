"""What people see: plain functions, view in, Adaptive Card out."""
