package dev.paperboy.web;

/** A place to go to. */
record Link(String text, String href) {}
