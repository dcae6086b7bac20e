"""The whole product as a person meets it: a real browser, the Agents Playground, the running bot."""
