"""What the commands of pemetaan do, apart from their arguments."""
