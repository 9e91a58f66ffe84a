"""Letters to one partner: what a supplier is asked, what a customer is told.

For the buttons of a window and the verbs of the command line:

- ``drafted.suppliers_of(outcome, corpus)``, ``drafted.request_of(outcome, supplier,
  corpus, day=)`` and ``drafted.statement_of(outcome, item, to, corpus, number=, day=)``
  fill the values below from a case.
- ``asked.suppliers(lines)`` are the names in a bill; ``asked.missing(lines, supplier,
  on=day, lines_of_annex=corpus.lines)`` is what it does not tell of one's parts.
- ``asked.SupplierRequest(sender=, supplier=, parts=, day=, answer_by=)`` is a letter.
- ``papers.request_pdf``, ``request_docx`` and ``request_xlsx`` take ``(request, at,
  corpus)`` and return bytes; *at* is ``outcome.determination.asked.at``.
- ``statement.CustomerStatement`` and ``papers.statement_pdf(told, ratio, at,
  corpus)``.
- ``papers.request_name(request, "pdf")`` names the file.
- Tables and F12 leave by ``forms.spreadsheet``: ``workbook``, ``separated`` and
  ``worksheet.ratio_workbook(outcome, corpus)``.
"""
