"""Families of this theme; importing the folder registers them."""

from . import unary as unary
from . import binary as binary
from . import fill as fill
from . import move as move
from . import stencil as stencil
from . import atomic as atomic
from . import reduce as reduce
from . import image as image
from . import matrix as matrix
from . import automaton as automaton
from . import particle as particle
from . import generate as generate
