"""The panel's rules: what is known, who may do what, what is due. No Teams, no disk, no clock."""
