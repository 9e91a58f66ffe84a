"""The law and the paper, as one straight line of pure functions.

answers -> facts -> determination -> dossier -> PDF.  Every arrow is one function:
``interview.answers.read``, ``rules.determination.determine``,
``dossier.compose.compose`` and ``dossier.pdf.render``.  Nothing in here reads a
clock, a disk it was not handed, or a network.
"""
