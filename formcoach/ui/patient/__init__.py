"""The patient's app: from today's programme to the summary."""
