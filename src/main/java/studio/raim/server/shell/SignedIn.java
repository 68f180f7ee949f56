package studio.raim.server.shell;

import com.vaadin.flow.component.Component;

/** Signs somebody in who has just proved who they are: the browser posts the form that the sign-in page posts. */
final class SignedIn {
    private SignedIn() {}

    static void by(Component page, String name, String password) {
        page.getElement().executeJs("""
                        const form = document.createElement('form');
                        form.method = 'post';
                        form.action = '/j_security_check';
                        for (const [key, value] of [['username', $0], ['password', $1]]) {
                          const input = document.createElement('input');
                          input.type = 'hidden';
                          input.name = key;
                          input.value = value;
                          form.append(input);
                        }
                        document.body.append(form);
                        form.submit();
                        """, name, password);
    }
}
