package alidade.fetch.pac;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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
    private long waited;

    Sandbox(ScriptLimits limits) {
        this.limits = limits;
    }

    /// A limit was reached. An error, which a script cannot catch.
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final boolean isFaultOfScript;

        Stopped(String sentence, int line, boolean isFaultOfScript) {
            super(sentence, null, false, false);
            this.line = line;
            this.isFaultOfScript = isFaultOfScript;
        }

        /// False when somebody else was slow.
        boolean isFaultOfScript() {
            return isFaultOfScript;
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
        if (System.nanoTime() - start - waited > limits.time().toNanos())
            throw stopped("it took longer than " + limits.time().toMillis() + " ms");
        if (threads.getThreadAllocatedBytes(thread) - bytesBefore > limits.bytes())
            throw stopped("it asked for more than " + (limits.bytes() >> 20) + " MB");
    }

    /// How long it may still wait for names, which have the same time once more.
    long nanosecondsForNames() {
        return Math.max(0, limits.time().toNanos() - waited);
    }

    void waited(long nanoseconds) {
        waited += nanoseconds;
    }

    Stopped namesTookTooLong() {
        return new Stopped(
                "the names that it looks up took longer than " + limits.time().toMillis() + " ms", line(), false);
    }

    private static Stopped stopped(String sentence) {
        return new Stopped(sentence, line(), true);
    }

    /// A new error of the interpreter knows where the script is.
    private static int line() {
        var stack = new EvaluatorException("").getScriptStack();
        return stack.length == 0 ? 0 : stack[0].lineNumber;
    }
}
