"""What was missed becomes something known: grouped, proposed, judged, written. Pure: no store."""
