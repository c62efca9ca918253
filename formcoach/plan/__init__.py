"""Core: what may be done today, and how much; gates, pain, dose, adherence."""
