"""What scripts/bench blocksync is made of."""
