from .visitor import *
import time


def test_try(arrive):
    v = arrive("sv", PHONE)
    v.sign_in("aino")
    v.picture("today")
    v.go("/items/new/")
    v.picture("composer")
