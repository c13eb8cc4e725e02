package dev.paperboy.daily;

import java.time.Duration;

/** Lets time pass while a source is left alone. Only who fills history is given one: the morning waits for nobody. */
public interface Pause {
    void sleep(Duration time) throws InterruptedException;
}
