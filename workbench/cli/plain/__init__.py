"""`review --plain`: a comparison reviewed line by line, for screen readers, braille and dumb terminals.

Every line is complete in itself and nothing is ever drawn over: no colour, no cursor movement, no box.
"""
