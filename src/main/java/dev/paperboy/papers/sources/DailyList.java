package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import java.time.LocalDate;

/** One day's list from a file. */
record DailyList(LocalDate day, Answer answer) {}
