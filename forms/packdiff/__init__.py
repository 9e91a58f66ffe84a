"""What differs between two packs, in sentences that a lawyer can weigh."""
