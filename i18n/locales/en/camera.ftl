# Reading QR codes with the camera or from a picture, and why it does not work: sentences under the picture of the camera.

camera-stopped = The camera stopped.
camera-none-given = This browser gives the page no camera. Choose an image instead.
camera-kept-off = The browser keeps the camera off for this page. Allow it in the browser, or choose an image instead.
camera-none-here = There is no camera here. Choose an image instead.
camera-busy = The camera does not start; another program may be using it.
camera-not-started = The camera does not start. Choose an image instead.
camera-no-picture = Choose a picture first.
camera-picture-too-large = This picture is too large: more than { NUMBER($max) } MiB.
camera-picture-unreadable = This file is no picture that the browser can read.
# The QR reader is the part of this page that reads QR codes.
camera-reader-missing = The QR reader could not be loaded.
camera-reader-silent = The QR reader did not answer.
# Workers are what browsers call programs that run beside the page.
camera-no-workers = This browser has no workers, which reading a code needs.
