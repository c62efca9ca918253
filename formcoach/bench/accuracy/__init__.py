"""How exact formcoach is: what it says of clips whose every joint angle is known."""
