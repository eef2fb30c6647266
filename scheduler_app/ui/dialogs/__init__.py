"""The dialogs, one file each. They ask and return values; whoever opened them applies the edit."""
