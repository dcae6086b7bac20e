"""Audit samples: cases drawn at random, looked back on by every agency, and what is learnt from them."""
