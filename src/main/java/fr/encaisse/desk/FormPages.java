package fr.encaisse.desk;

import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/**
 * The forms of {@code forms/} as Tasklist asks for them ({@code embedded:app:forms/...}): pages go through Thymeleaf to
 * speak the reader's language, scripts are served as they are and asked for again when they have changed.
 */
@Configuration
class FormPages implements WebMvcConfigurer {

    @Bean
    SpringResourceTemplateResolver formTemplateResolver(ThymeleafProperties thymeleaf) {
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setPrefix("classpath:/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.getResolvablePatternSpec().addPattern("forms/*");
        resolver.setCheckExistence(true);
        resolver.setCacheable(thymeleaf.isCache());
        resolver.setOrder(1);
        return resolver;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/forms/*.js")
                .addResourceLocations("classpath:/forms/")
                .setCacheControl(CacheControl.noCache());
    }
}
