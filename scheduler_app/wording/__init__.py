"""Codes to sentences, Qt-free: speaks for the window, the commands and the paper alike.

Below this package no sentence is written for the user. One file for each thing that speaks.
"""
