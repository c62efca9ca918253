"""What is drawn over a picture and around it, with OpenCV alone."""
