"""The proof of an annotated article, made on every build, and its report.

``words`` says what is proved.
"""
