"""Who and what is the same across articles, as a layer of its own beside what each article says."""
