// placeholder until the scanner's kernel exists
