package alidade.fetch.pac;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.ScriptableObject;

/// Where one answer of a script is worked out: interpreted, without any class of Java, within limits. Used once, by
/// the one thread that made it.
final class Sandbox extends ContextFactory {
    /// A call counts as a hundred instructions, so that hardly anything happens between two looks.
    private static final int LOOK_AFTER_INSTRUCTIONS = 100;
    /// They ask for as much memory as they are told to, at one blow, and no proxy script needs them.
    private static final String[] GREEDY_TYPES = {
        "ArrayBuffer",
        "DataView",
        "Int8Array",
        "Uint8Array",
        "Uint8ClampedArray",
        "Int16Array",
        "Uint16Array",
        "Int32Array",
        "Uint32Array",
        "Float32Array",
        "Float64Array",
        "BigInt64Array",
        "BigUint64Array",
        "BigInt"
    };
    private static final String[] GREEDY_FUNCTIONS = {"repeat", "padStart", "padEnd"};

    private final ScriptLimits limits;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long thread = Thread.currentThread().threadId();
    private final long start = System.nanoTime();
    private final long bytesBefore = threads.getThreadAllocatedBytes(thread);
    private long instructions;

    Sandbox(ScriptLimits limits) {
        this.limits = limits;
    }

    /// A limit was reached. An error, which a script cannot catch.
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
        private final int line;

        Stopped(String sentence, int line) {
            super(sentence, null, false, false);
            this.line = line;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }

        int line() {
            return line;
        }
    }

    @Override
    protected Context makeContext() {
        var context = super.makeContext();
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
        context.setClassShutter(_ -> false);
        context.setMaximumInterpreterStackDepth(limits.depth());
        context.setInstructionObserverThreshold(LOOK_AFTER_INSTRUCTIONS);
        return context;
    }

    /// The standard objects of the language that are safe, without those that are greedy.
    static ScriptableObject objects(Context context) {
        var objects = context.initSafeStandardObjects();
        for (var name : GREEDY_TYPES) objects.delete(name);
        if (ScriptableObject.getClassPrototype(objects, "String") instanceof ScriptableObject strings)
            for (var name : GREEDY_FUNCTIONS) strings.delete(name);
        return objects;
    }

    @Override
    protected void observeInstructionCount(Context context, int count) {
        instructions += count;
        if (instructions > limits.instructions())
            throw stopped("it took more than " + limits.instructions() + " instructions");
        if (!left().isPositive()) throw outOfTime();
        if (threads.getThreadAllocatedBytes(thread) - bytesBefore > limits.bytes())
            throw stopped("it asked for more than " + (limits.bytes() >> 20) + " MB");
    }

    /// What is left of the time.
    Duration left() {
        return limits.time().minusNanos(System.nanoTime() - start);
    }

    Stopped outOfTime() {
        return stopped("it took longer than " + limits.time().toMillis() + " ms");
    }

    /// A new error of the interpreter knows where the script is.
    private static Stopped stopped(String sentence) {
        var stack = new EvaluatorException(sentence).getScriptStack();
        return new Stopped(sentence, stack.length == 0 ? 0 : stack[0].lineNumber);
    }
}
