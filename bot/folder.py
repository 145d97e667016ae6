"""What lies in the data folder, and what the data file notes about the bot itself."""

STORE = "motcua.sqlite3"
DELETIONS = "deletions.jsonl"
BOT_NAME = "bot_name"  # a mark: links to the bot need it where no bot runs
