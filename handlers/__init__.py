"""Telegram in, Telegram out. `tables` tells what the bot answers to.

A handler reads the update, asks one rule, and gives back what to say; it changes nothing itself.
"""
