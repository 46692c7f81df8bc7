"""What French and Spanish write otherwise than English: elision, verb forms, number words, times, who speaks."""
