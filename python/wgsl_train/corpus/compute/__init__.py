"""Families of this theme; importing the folder registers them."""

from . import atomic as atomic
from . import automaton as automaton
from . import binary as binary
from . import fill as fill
from . import generate as generate
from . import image as image
from . import matrix as matrix
from . import move as move
from . import particle as particle
from . import pixel as pixel
from . import reduce as reduce
from . import sort as sort
from . import stencil as stencil
from . import unary as unary
