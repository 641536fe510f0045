package alidade.engine.exchange;

import java.time.Clock;

class MemoryHubTest extends HubContract {
    private final MemoryHub hub = new MemoryHub(Clock.systemUTC());

    @Override
    protected Hub client() {
        return hub;
    }
}
