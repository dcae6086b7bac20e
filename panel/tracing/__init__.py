"""What somebody who looks back is told of one child's case: the journey, who said what, and why it went as it did."""
