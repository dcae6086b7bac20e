"""Microsoft Graph: the panels in the organiser's mailbox, and what an organisation's Microsoft 365 can be asked."""
