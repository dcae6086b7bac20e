"""The only folder that knows botbuilder: who is let in, what they said, what goes back."""
