"""Succession: jabatan kritis and target, candidates, groups, stages, monitoring."""
