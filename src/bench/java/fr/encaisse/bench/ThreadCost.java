package fr.encaisse.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time and memory per document over all of the program's threads; those of the compiler and of the garbage
 * collector do not count. Unlike the clock on the wall, it hardly depends on what else the machine does.
 */
public class ThreadCost implements InternalProfiler {

    static final String CPU = "cpu";
    static final String MEMORY = "memory";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long cpu;
    private long memory;

    @Override
    public String getDescription() {
        return "CPU time and memory per document";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpu = cpu();
        memory = memory();
    }

    @Override
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double documents = iteration.getBatchSize();
        return List.of(
                new ScalarResult(CPU, (cpu() - cpu) / documents / 1e6, "ms", AggregationPolicy.AVG),
                new ScalarResult(MEMORY, (memory() - memory) / documents / 1e6, "MB", AggregationPolicy.AVG));
    }

    private long cpu() {
        return sum(threads.getThreadCpuTime(threads.getAllThreadIds()));
    }

    private long memory() {
        return sum(threads.getThreadAllocatedBytes(threads.getAllThreadIds()));
    }

    /** A thread that has ended meanwhile says -1. */
    private static long sum(long[] values) {
        return LongStream.of(values).filter(value -> value > 0).sum();
    }
}
