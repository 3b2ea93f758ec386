"""What readers are told of the changes of a project, beside the marks on its pages.

In: what became of each page.
Out: lists, lines at the tops of pages, dots in contents, a summary and a feed.
"""
